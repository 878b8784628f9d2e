package io.freqwatch.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Finds an offset at which every port of a demo is free. */
final class FreePorts {
  private static final int[] LISTENERS = {3000, 8090, 9090, 9093, 19_100};
  private static final int FIRST_EXPORTER = 8091;
  private static final int SIMULATOR = 28_080;
  private static final int LOWEST_OFFSET = 100;

  /**
   * The simulated bots stay below the ports that Linux hands out to clients (32768 and up), where
   * one could take the place of a bot that is down for a while.
   */
  private static final int HIGHEST_OFFSET = 4_600;

  private static final int ATTEMPTS = 200;

  private FreePorts() {}

  /** Another program may still be faster; then the demo says so and the test fails clearly. */
  static int offset(int bots) {
    return new Random()
        .ints(ATTEMPTS, LOWEST_OFFSET, HIGHEST_OFFSET)
        .filter(offset -> ports(bots).allMatch(port -> isFree(port + offset)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free range of ports on this machine"));
  }

  private static IntStream ports(int bots) {
    IntStream simulator = IntStream.rangeClosed(SIMULATOR, SIMULATOR + bots);
    IntStream exporters = IntStream.range(FIRST_EXPORTER, FIRST_EXPORTER + 3);
    return IntStream.concat(IntStream.of(LISTENERS), IntStream.concat(simulator, exporters));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
