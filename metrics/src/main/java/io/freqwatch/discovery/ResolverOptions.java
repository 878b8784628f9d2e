package io.freqwatch.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom to ask for names, and how to complete them.
 *
 * @param search what to append to names that are not complete
 * @param dots how many dots a name has that is tried as it is first
 */
record ResolverOptions(List<InetSocketAddress> servers, List<String> search, int dots) {
  private static final int PORT = 53;
  private static final int MAX_SERVERS = 3;

  /** Reads {@code resolv.conf}; without a server there it is the one of this machine. */
  static ResolverOptions parse(String text) {
    List<InetSocketAddress> servers = new ArrayList<>();
    List<String> search = List.of();
    int dots = 1;
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      List<String> rest = List.of(words).subList(1, words.length);
      switch (words[0]) {
        case "nameserver" -> rest.stream().limit(1).forEach(word -> addServer(servers, word));
        case "search", "domain" -> search = rest;
        case "options" -> dots = dots(rest, dots);
        default -> {}
      }
    }
    if (servers.isEmpty()) {
      servers.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
    }
    return new ResolverOptions(servers, search, dots);
  }

  /** Which names to ask for, one after the other. */
  List<String> candidates(String name) {
    if (name.endsWith(".")) {
      return List.of(name);
    }
    List<String> candidates = new ArrayList<>();
    search.forEach(domain -> candidates.add(name + "." + domain));
    boolean asItIsFirst = name.chars().filter(c -> c == '.').count() >= dots;
    candidates.add(asItIsFirst ? 0 : candidates.size(), name);
    return candidates;
  }

  private static void addServer(List<InetSocketAddress> servers, String address) {
    try {
      if (servers.size() < MAX_SERVERS) {
        servers.add(new InetSocketAddress(InetAddress.ofLiteral(address), PORT));
      }
    } catch (IllegalArgumentException ignored) { // resolvers leave such lines out too
    }
  }

  private static int dots(List<String> options, int fallback) {
    return options.stream()
        .filter(option -> option.matches("ndots:\\d{1,2}"))
        .map(option -> Integer.valueOf(option.substring("ndots:".length())))
        .findFirst()
        .orElse(fallback);
  }
}
