package io.roomshift.cli.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system.
 * <p>
 * {@code sun.misc.Signal} is the only way to them in Java, is supported by the module
 * jdk.unsupported for that purpose, and is called by reflection because the compiler
 * warns of it in a way that can't be silenced.
 */
public final class Signals {

	private Signals() {
	}

	/**
	 * Runs the action at each signal of that name, in place of what it does otherwise.
	 * @param name the name without {@code SIG}
	 * @throws IllegalStateException when this Java, or this system, knows no such signal
	 */
	public static void onEach(String name, Runnable action) {
		InvocationHandler handler = (proxy, method, args) -> {
			if (method.getName().equals("handle")) {
				action.run();
			}
			return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : null;
		};
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
