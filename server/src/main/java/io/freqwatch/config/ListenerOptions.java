package io.freqwatch.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where each part of the program listens. */
public record ListenerOptions(
    ListenAddress web,
    ListenAddress prometheus,
    ListenAddress alertmanager,
    ListenAddress supabase,
    ListenAddress exporter) {
  public static final ListenerOptions DEFAULTS =
      new ListenerOptions(
          ListenAddress.loopback(3000),
          ListenAddress.loopback(9090),
          ListenAddress.loopback(9093),
          ListenAddress.loopback(54321),
          ListenAddress.loopback(8090));

  /** Loopback, every port chosen by the machine. */
  public static final ListenerOptions ANY_PORTS =
      new ListenerOptions(
          ListenAddress.loopback(0),
          ListenAddress.loopback(0),
          ListenAddress.loopback(0),
          ListenAddress.loopback(0),
          ListenAddress.loopback(0));

  /** The addresses by the names they have in the file. */
  public Map<String, ListenAddress> byName() {
    Map<String, ListenAddress> result = new LinkedHashMap<>();
    result.put("web", web);
    result.put("prometheus", prometheus);
    result.put("alertmanager", alertmanager);
    result.put("supabase", supabase);
    result.put("exporter", exporter);
    return result;
  }

  /**
   * All ports that this version opens moved up, for a second copy beside a first; those of later
   * parts stay, so that they do not limit the offset.
   */
  ListenerOptions shifted(int portOffset) {
    return new ListenerOptions(
        web.shifted(portOffset),
        prometheus.shifted(portOffset),
        alertmanager.shifted(portOffset),
        supabase,
        exporter.shifted(portOffset));
  }
}
