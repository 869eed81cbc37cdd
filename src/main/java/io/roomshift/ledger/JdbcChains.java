package io.roomshift.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.roomshift.ledger.Ledger.OpenChain;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The chains of runs, in a relational database.
 * <p>
 * All queries name {@code run_id} in their order: H2 reads in the order of an index only
 * when the order begins as the index does, and sorts the rest of the run for each page
 * otherwise.
 */
final class JdbcChains {

	/**
	 * A chain in which one row failed for good can't come to its end, so none of it is
	 * tried again.
	 */
	private static final String REOPENABLE = " from" + EntryColumns.TABLES + """
			where e.run_id = :run and e.chain > 0 and p.state in ('REFUSED', 'UNDONE') and p.cause in (:passing)
			and e.chain not in (select e.chain from""" + EntryColumns.TABLES + """
			where e.run_id = :run and e.chain > 0 and p.state in ('REFUSED', 'UNDONE', 'PARKED')
			and p.cause not in (:passing))""";

	private static final String REOPEN = """
			update progress set state = 'PLANNED', http_status = 0, cause = null, detail = ''
			where id in (select p.id""" + REOPENABLE + ")";

	private final JdbcClient client;

	JdbcChains(JdbcClient client) {
		this.client = client;
	}

	int count(Run run) {
		return this.client.sql("select coalesce(max(chain), 0) from entry where run_id = ?")
			.param(run.id())
			.query(Integer.class)
			.single();
	}

	List<OpenChain> open(Run run, int after, int most) {
		List<Integer> numbers = this.client.sql("""
				select e.run_id, e.chain from""" + EntryColumns.TABLES + """
				where e.run_id = :run and e.chain > :after and p.state in (:open)
				order by e.run_id, e.chain, e.chain_position limit :most""")
			.param("run", run.id())
			.param("after", after)
			.param("most", most)
			.param("open", EntryState.OPEN.stream().map(EntryState::name).toList())
			.query((columns, index) -> columns.getInt("chain"))
			.list()
			.stream()
			.distinct()
			.toList();
		return numbers.isEmpty() ? List.of() : chains(run, numbers);
	}

	/**
	 * In a run that begins nothing has failed, which is seen by going over its progress
	 * alone.
	 */
	int reopen(Run run) {
		return failed(run) ? reopenFailed(run) : 0;
	}

	boolean reopenable(Run run) {
		return this.client.sql("select count(*)" + REOPENABLE)
			.param("run", run.id())
			.param("passing", passingCauses())
			.query(Long.class)
			.single() > 0;
	}

	private boolean failed(Run run) {
		return this.client
			.sql("select count(*) from progress where id between ? and ? and state in ('REFUSED', 'UNDONE')")
			.params(EntryColumns.firstId(run), EntryColumns.lastId(run))
			.query(Long.class)
			.single() > 0;
	}

	private int reopenFailed(Run run) {
		return this.client.sql(REOPEN).param("run", run.id()).param("passing", passingCauses()).update();
	}

	private static List<String> passingCauses() {
		return Stream.of(Cause.values()).filter(Cause::mayPass).map(Cause::word).toList();
	}

	private List<OpenChain> chains(Run run, List<Integer> numbers) {
		List<Entry> entries = this.client.sql(EntryColumns.SELECT + """
				where e.run_id = :run and e.chain between :first and :last and e.chain in (:numbers)
				order by e.run_id, e.chain, e.chain_position""")
			.param("run", run.id())
			.param("first", numbers.get(0))
			.param("last", numbers.get(numbers.size() - 1))
			.param("numbers", numbers)
			.query(EntryColumns::entry)
			.list();
		Map<Integer, List<Entry>> chains = entries.stream()
			.collect(Collectors.groupingBy((entry) -> entry.place().chain(), LinkedHashMap::new, Collectors.toList()));
		return chains.entrySet().stream().map((chain) -> new OpenChain(chain.getKey(), chain.getValue())).toList();
	}

}
