package io.roomshift.ledger.requests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.roomshift.ledger.LedgerException;
import io.roomshift.ledger.database.Sharing;

import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Requests as rows, by Spring Integration's message store.
 */
final class JdbcRequests implements Requests {

	private static final String GROUP = "parts";

	private static final String SENDER = "sender";

	private final Sharing sharing;

	private final QueueChannel outlet;

	private final QueueChannel inlet;

	private final DataSource session;

	JdbcRequests(DataSource connections, Sharing sharing) {
		DataSource session = sharing.session();
		this.sharing = sharing;
		this.outlet = channel(connections);
		this.outlet.addInterceptor(new Signature(sharing.name()));
		this.inlet = channel(session);
		this.session = session;
	}

	private static QueueChannel channel(DataSource connections) {
		JdbcChannelMessageStore store = new JdbcChannelMessageStore(connections);
		store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
		store.addAllowedPatterns("org.springframework.batch.integration.partition.*", "org.springframework.messaging.*",
				"java.lang.*", "java.util.*");
		store.afterPropertiesSet();
		return new QueueChannel(new MessageGroupQueue(store, GROUP));
	}

	@Override
	public Sharing sharing() {
		return this.sharing;
	}

	@Override
	public MessageChannel outlet() {
		return this.outlet;
	}

	@Override
	public boolean areKept() {
		return LedgerException.guarded(() -> JdbcClient.create(this.session)
			.sql("select to_regclass('int_channel_message') is not null")
			.query(Boolean.class)
			.single());
	}

	@Override
	public boolean take(Consumer<Object> work) {
		try (Connection transaction = this.session.getConnection()) {
			transaction.setAutoCommit(false);
			try {
				boolean there = next(work);
				transaction.commit();
				return there;
			}
			catch (RuntimeException ex) {
				transaction.rollback();
				throw ex;
			}
			finally {
				transaction.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			throw LedgerException.of(ex);
		}
	}

	private boolean next(Consumer<Object> work) {
		Message<?> request = LedgerException.guarded(() -> Optional.ofNullable(this.inlet.receive(0))).orElse(null);
		if (request == null) {
			return false;
		}
		if (this.sharing.follow(String.valueOf(request.getHeaders().get(SENDER)))) {
			work.accept(request.getPayload());
		}
		return true;
	}

	/**
	 * Writes on each request who sends it.
	 *
	 * @param sender the name of the session that sends
	 */
	private record Signature(String sender) implements ChannelInterceptor {

		@Override
		public Message<?> preSend(Message<?> message, MessageChannel channel) {
			return MessageBuilder.fromMessage(message).setHeader(SENDER, this.sender).build();
		}

	}

}
