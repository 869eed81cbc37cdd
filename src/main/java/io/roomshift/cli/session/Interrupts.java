package io.roomshift.cli.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears SIGINT and SIGTERM, so that the program ends in its own order, with its own exit
 * code, and with the database still open.
 * <p>
 * {@code sun.misc.Signal} is the only way to that in Java, is supported by the module
 * jdk.unsupported for that purpose, and is called by reflection because the compiler
 * warns of it in a way that can't be silenced.
 */
public final class Interrupts {

	/** 128 + SIGINT, as shells show a process that a signal ended. */
	private static final int ENDED_BY_SIGNAL = 130;

	private static final AtomicBoolean HEARD = new AtomicBoolean();

	private Interrupts() {
	}

	/**
	 * Runs the action at the first of the two signals; the second ends the process at
	 * once.
	 */
	public static void onFirst(Runnable action) {
		InvocationHandler handler = (proxy, method, args) -> {
			if (!method.getName().equals("handle")) {
				return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : null;
			}
			if (HEARD.compareAndSet(false, true)) {
				action.run();
			}
			else {
				Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
			}
			return null;
		};
		install("INT", handler);
		install("TERM", handler);
	}

	private static void install(String name, InvocationHandler handler) {
		try {
			Class<?> signal = Class.forName("sun.misc.Signal");
			Class<?> type = Class.forName("sun.misc.SignalHandler");
			Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
			signal.getMethod("handle", signal, type)
				.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
		}
		catch (ReflectiveOperationException | IllegalArgumentException ex) {
			throw new IllegalStateException("This Java does not let a program hear SIG" + name, ex);
		}
	}

}
