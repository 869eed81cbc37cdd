package io.roomshift.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
				select run_id, chain from entry where run_id = :run and chain > :after and state in (:open)
				order by run_id, chain, chain_position limit :most""")
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

	private List<OpenChain> chains(Run run, List<Integer> numbers) {
		List<Entry> entries = this.client.sql(EntryColumns.SELECT + """
				where run_id = :run and chain between :first and :last and chain in (:numbers)
				order by run_id, chain, chain_position""")
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
