package io.roomshift.input;

import java.util.Locale;

/**
 * Every kind of problem and warning, with its sentences.
 */
public enum ProblemCode {

	FILE_MISSING("The file does not exist.", "Check the path."),

	FILE_IS_DIRECTORY("This is a directory, not a file.", "Name the CSV file in it."),

	FILE_NOT_PERMITTED("This user may not read the file.", "Give read permission, or run as its owner."),

	FILE_UNREADABLE("The file could not be read: %s.", "Check the disk or share that it is on."),

	FILE_EMPTY("The file holds no rows, not even a header.", "Begin it with the line 'room_id,new_name'."),

	FILE_IS_WORKBOOK("This is a spreadsheet's workbook, not a CSV file.",
			"Open it in the spreadsheet and save it as 'CSV UTF-8'."),

	UTF_32("The file is encoded in UTF-32.", "Save it as UTF-8."),

	UTF_16_WITHOUT_BOM("The file looks like UTF-16, but lacks the byte order mark that would say so.",
			"Save it as UTF-8, or as UTF-16 with a byte order mark."),

	INVALID_UTF_8("%s is not valid UTF-8; the file is likely %s.",
			"Save the file as UTF-8 (in Excel: 'CSV UTF-8'), from the program that it comes from."),

	INVALID_UTF_16("%s is half a character of UTF-16.", "Save the file again, as UTF-8."),

	FILE_CUT_OFF("%s is the beginning of a character, but the file ends there: it was cut off, or is not %s.",
			"Copy it again from where it comes from, or save it as UTF-8."),

	NOT_TEXT("Character U+%04X belongs in no text file.", "Remove it, or save the file again as UTF-8."),

	UNCLOSED_QUOTE("The quoted cell that opens here is never closed; the lines after it were not checked.",
			"Close it with a quote."),

	STRAY_QUOTE("A quote stands inside a cell that does not begin with one.",
			"Put the whole cell in quotes and write the quote inside it twice, or remove the blanks before it."),

	TEXT_AFTER_QUOTE("Text follows the closing quote of the cell that opens at line %d, column %d.",
			"Close the cell where it ends, and write a quote inside it twice."),

	WRONG_WIDTH("The row's number of cells is %d, the header's is %d.",
			"Add the missing cells, or quote a cell that holds a %3$s."),

	ROW_TOO_LONG("The row has more than %d characters.", "Look for a quote that was not closed."),

	NO_HEADER("The first row looks like data, not like a header: %s.",
			"Put a line with the column names above it, such as 'room_id,new_name'."),

	MISSING_COLUMN("The header has no column %s; it has %s.", "Name the columns 'room_id' and 'new_name'."),

	DUPLICATE_COLUMN("Columns %s and %s both mean '%s'.",
			"Keep one of them; a column with the present names is called 'old_name'."),

	NO_ROWS("The file has a header, but no rows.", "Add a row for each room."),

	ID_MISSING("%s: the cell is empty.", "Put the room's number there, or remove the row."),

	ID_SCIENTIFIC("%s: %s was turned into scientific notation by a spreadsheet, which loses digits.",
			"Format the column as text and put the ids in again."),

	ID_SEPARATORS("%s: %s has separators between its digits, as spreadsheets put them.",
			"Format the column as text and write the digits alone."),

	ID_DECIMALS("%s: %s has decimals, as spreadsheets add them.",
			"Format the column as text and write the digits alone."),

	ID_HASH("%s: %s begins with a '#'.", "Write the digits alone."),

	ID_SIGN("%s: %s has a sign; ids have none.", "Write the digits alone."),

	ID_ZERO("%s: %s is no id; ids begin at 1.", "Put the right number there."),

	ID_OTHER_DIGITS("%s: %s is not written with the digits 0 to 9.", "Write it with 0 to 9."),

	ID_TOO_LONG("%s: %s has %d digits; an id has at most 18.", "Put the right number there."),

	ID_NOT_A_NUMBER("%s: %s is not a number.",
			"Put the number there, not a name; HipChat's list of rooms, GET /v2/room, has both."),

	NAME_MISSING("new_name: the cell is empty.", "Put the new name there, or remove the row."),

	NAME_INVISIBLE("new_name: %s holds nothing that can be seen.", "Put the new name there, or remove the row."),

	NAME_TOO_LONG("new_name: %s has %d characters; HipChat allows %d.", "Shorten it."),

	NAME_CONTROL_CHARACTER("new_name: %s holds a line break or control character (U+%04X).", "Remove it."),

	NAME_SLASH("new_name: %s holds a '/', which breaks calls that address the room by its name.",
			"Use another character, such as '-'."),

	NAME_DIGITS_ONLY("new_name: %s is digits only; HipChat would take it for the id of a room.", "Add a letter."),

	NAME_DAMAGED("new_name: %s holds U+FFFD, which an earlier conversion put in place of a lost character.",
			"Put the right character back."),

	SPREADSHEET_ERROR("%s: %s is a spreadsheet's error, not a value.", "Mend the formula and save the file again."),

	TOPIC_TOO_LONG("topic: %s has %d characters; HipChat allows %d.", "Shorten it."),

	TOPIC_CONTROL_CHARACTER("topic: %s holds a control character (U+%04X).", "Remove it."),

	PRIVACY_UNKNOWN("privacy: %s is neither 'public' nor 'private'.",
			"Write one of the two, or leave the cell empty to keep what the room has."),

	FLAG_UNKNOWN("%s: %s is neither 'true' nor 'false'.",
			"Write one of the two, or leave the cell empty to keep what the room has."),

	MESSAGE_PLACEHOLDER("message: %s is no placeholder.",
			"Write {old}, {new} or {room_id}; nothing else may stand in braces."),

	MESSAGE_TOO_LONG("message: %s has %d characters; HipChat allows %d.", "Shorten it."),

	MESSAGE_CONTROL_CHARACTER("message: %s holds a control character (U+%04X).", "Remove it."),

	DUPLICATE_ROOM("room_id: room %s is on line %d and on line %d.", "Keep one of the two rows."),

	MORE_PROBLEMS("Further problems, not shown: %d.", "Mend these first."),

	IGNORED_COLUMNS("Not known, and therefore ignored: %s.", "Nothing to do, unless a name is misspelt."),

	INVISIBLE_CHARACTERS("new_name: %s holds characters that can't be seen: %s.", "Remove them unless they are meant."),

	COMMENT_LIKE_ROW("The line begins with '#' and was left out as a comment, but looks like a row: %s.",
			"If it is a row, put its first cell in quotes."),

	MORE_WARNINGS("Further warnings, not shown: %d.", "Look at these first.");

	private final String what;

	private final String cure;

	ProblemCode(String what, String cure) {
		this.what = what;
		this.cure = cure;
	}

	/**
	 * Whether the mapping is good in spite of it.
	 */
	public boolean isWarning() {
		return compareTo(IGNORED_COLUMNS) >= 0;
	}

	/**
	 * The problem at a cell.
	 * @param facts what the sentences mention, in their order; both take from the same
	 * list
	 */
	Problem at(Cell cell, Object... facts) {
		return at(cell.line(), cell.column(), facts);
	}

	Problem at(int line, int column, Object... facts) {
		return ofFile(facts).at(line, column);
	}

	Problem ofFile(Object... facts) {
		return new Problem(this, 0, 0, String.format(Locale.ROOT, this.what, facts),
				String.format(Locale.ROOT, this.cure, facts));
	}

	/**
	 * The stable word for it, such as {@code name-too-long}.
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
