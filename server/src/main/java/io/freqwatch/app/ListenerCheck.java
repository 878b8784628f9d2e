package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that every port of ours is free, or answers as ours does. */
final class ListenerCheck {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** A listener, and a path that only ours answers with 200. */
  private record Listener(String name, ListenAddress address, String path) {}

  private final HttpFetcher fetcher;

  /** The fetcher stays the caller's. */
  ListenerCheck(HttpFetcher fetcher) {
    this.fetcher = fetcher;
  }

  List<Finding> findings(FreqwatchOptions options) {
    List<Finding> findings = new ArrayList<>();
    listeners(options).forEach(listener -> findings.add(check(listener)));
    return findings;
  }

  private static List<Listener> listeners(FreqwatchOptions options) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(new Listener("web", options.listeners().web(), "/api/version"));
    listeners.add(
        new Listener("prometheus", options.listeners().prometheus(), "/api/v1/status/buildinfo"));
    listeners.add(new Listener("exporter", options.listeners().exporter(), "/healthz"));
    ownPorts(options)
        .forEach((name, address) -> listeners.add(new Listener(name, address, "/healthz")));
    return listeners;
  }

  private static Map<String, ListenAddress> ownPorts(FreqwatchOptions options) {
    Map<String, ListenAddress> result = new LinkedHashMap<>();
    String host = options.listeners().exporter().host();
    options.bots().stream()
        .filter(bot -> bot.exporterPort().isPresent())
        .forEach(
            bot ->
                result.put(
                    "exporter of " + bot.name(),
                    new ListenAddress(host, bot.exporterPort().getAsInt())));
    return result;
  }

  private Finding check(Listener listener) {
    String subject = "port " + listener.address + " (" + listener.name + ")";
    if (isFree(listener.address)) {
      return Finding.fine(subject + " is free");
    }
    return isOurs(listener)
        ? Finding.fine(subject + " answers: Freqwatch is running")
        : Finding.fault(
            subject + " is in use by another program",
            "stop that program, or change the port under listeners:, or use --port-offset");
  }

  private static boolean isFree(ListenAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.host(), address.port()));
      return true;
    } catch (IOException ignored) { // taken, which the caller looks into
      return false;
    }
  }

  private boolean isOurs(Listener listener) {
    String host = listener.address.host().equals("0.0.0.0") ? "127.0.0.1" : listener.address.host();
    URI uri =
        URI.create("http://" + new ListenAddress(host, listener.address.port()) + listener.path);
    try {
      return fetcher.fetch(HttpCall.get(uri).within(DEADLINE)).isSuccess();
    } catch (HttpFailure ignored) { // whatever it is, it is not ours
      return false;
    }
  }
}
