package io.freqwatch.discovery;

import io.freqwatch.http.HttpClientOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where targets come from, named as in a scrape configuration of Prometheus. */
public sealed interface DiscoveryConfig {
  /** {@code static_configs}. */
  record Static(List<TargetGroup> groups) implements DiscoveryConfig {
    public Static {
      groups = List.copyOf(groups);
    }
  }

  /**
   * {@code file_sd_configs}: target groups in YAML or JSON.
   *
   * @param files absolute; the last part may have a star
   * @param refreshInterval after which everything is read again, changed or not
   */
  record InFiles(List<Path> files, Duration refreshInterval) implements DiscoveryConfig {
    public InFiles {
      files = List.copyOf(files);
    }
  }

  /** {@code http_sd_configs}: target groups as JSON, asked for with each refresh. */
  record Http(URI url, Duration refreshInterval, HttpClientOptions http)
      implements DiscoveryConfig {}

  /**
   * {@code dns_sd_configs}: what a name server answers.
   *
   * @param port of the targets; SRV records have their own
   */
  record Dns(List<String> names, RecordType type, int port, Duration refreshInterval)
      implements DiscoveryConfig {
    public Dns {
      names = List.copyOf(names);
    }
  }

  /** Kinds of records that name targets. */
  enum RecordType {
    A,
    AAAA,
    SRV,
    MX,
    NS
  }
}
