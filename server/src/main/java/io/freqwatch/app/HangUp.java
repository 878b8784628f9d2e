package io.freqwatch.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, which asks servers to read their configuration again; without this it ends the program.
 * The JDK's class for signals is used by name, since naming it in the source is a warning that
 * nothing turns off.
 */
final class HangUp {
  private static final Logger log = LoggerFactory.getLogger(HangUp.class);

  private HangUp() {}

  /** Runs the action at each SIGHUP, on a thread of the JVM's; where there are none, never. */
  static void onSignal(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object running =
          Proxy.newProxyInstance(
              HangUp.class.getClassLoader(), new Class<?>[] {handler}, running(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), running);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      log.warn("SIGHUP does not read the configuration again here: {}", e.toString());
    }
  }

  /** The JVM calls only the one method that the interface has. */
  private static InvocationHandler running(Runnable action) {
    return (_, _, _) -> {
      action.run();
      return null;
    };
  }
}
