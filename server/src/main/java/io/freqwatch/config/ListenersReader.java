package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code listeners}. Every listener binds loopback until told otherwise: the metrics tier by
 * its address alone, the admin tier also by being named in {@code exposed}; the web UI not before
 * it has TLS and a login.
 */
final class ListenersReader {
  private static final List<String> ADMIN_TIER = List.of("prometheus", "alertmanager", "supabase");
  private static final String FORM = "an address such as 127.0.0.1:3000 or [::1]:3000";

  private final YamlMapping top;

  ListenersReader(YamlMapping top) {
    this.top = top;
  }

  ListenerOptions read() {
    return top.mapping("listeners").map(this::read).orElse(ListenerOptions.DEFAULTS);
  }

  private ListenerOptions read(YamlMapping listeners) {
    ListenerOptions defaults = ListenerOptions.DEFAULTS;
    ListenerOptions options =
        new ListenerOptions(
            address(listeners, "web", defaults.web()),
            address(listeners, "prometheus", defaults.prometheus()),
            address(listeners, "alertmanager", defaults.alertmanager()),
            address(listeners, "supabase", defaults.supabase()),
            address(listeners, "exporter", defaults.exporter()));
    refuseExposure(listeners, options);
    refuseClashes(listeners, options);
    listeners.rejectUnknownKeys();
    return options;
  }

  private static ListenAddress address(YamlMapping listeners, String key, ListenAddress fallback) {
    return listeners.optional(key, FORM, ListenAddress::parse).orElse(fallback);
  }

  private static void refuseExposure(YamlMapping listeners, ListenerOptions options) {
    List<String> exposed = listeners.texts("exposed");
    exposed.stream()
        .filter(name -> !ADMIN_TIER.contains(name))
        .forEach(name -> refuseName(listeners, name));
    if (!options.web().isLoopback()) {
      listeners.problem("web", quoted(options.web()), webExpectation());
    }
    for (String name : ADMIN_TIER) {
      ListenAddress address = options.byName().get(name);
      if (address != null && !address.isLoopback() && !exposed.contains(name)) {
        listeners.problem(name, quoted(address), adminExpectation(name));
      }
    }
  }

  private static void refuseName(YamlMapping listeners, String name) {
    listeners.problem("exposed", "\"" + name + "\"", "one of " + String.join(", ", ADMIN_TIER));
  }

  private static String webExpectation() {
    return "a loopback address: the web UI has neither TLS nor a login yet"
        + " (reach it through an SSH tunnel or a reverse proxy that has both)";
  }

  private static String adminExpectation(String name) {
    return "a loopback address, or \"exposed: ["
        + name
        + "]\" beside it: whoever reaches it"
        + " is an administrator";
  }

  private static void refuseClashes(YamlMapping listeners, ListenerOptions options) {
    Map<Integer, String> owners = new HashMap<>();
    options
        .byName()
        .forEach(
            (name, address) -> {
              @Nullable String other = owners.putIfAbsent(address.port(), name);
              if (other != null && address.port() != 0) {
                listeners.problem(name, quoted(address), "a port that " + other + " does not use");
              }
            });
  }

  private static String quoted(ListenAddress address) {
    return "\"" + address + "\"";
  }
}
