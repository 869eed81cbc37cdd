-- Its rows are in the table stretch since version 8.
drop table if exists call_stretch;
