package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.relabel.NameScheme;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks remote storages. Used by one thread. */
final class RemotePeers {
  private static final List<String> CLOUD_SIGNATURES = List.of("sigv4", "azuread", "google_iam");
  private static final Set<String> MESSAGES =
      Set.of("prometheus.WriteRequest", "io.prometheus.write.v2.Request");

  private final HttpReader http;
  private final NameScheme names;
  private final Set<String> writeNames = new HashSet<>();
  private final Set<String> readNames = new HashSet<>();

  RemotePeers(HttpReader http, NameScheme names) {
    this.http = http;
    this.names = names;
  }

  void remoteWrite(YamlMapping write) {
    url(write);
    refuseSecond(write, writeNames);
    write.duration("remote_timeout");
    headers(write);
    RelabelReader.read(write, "write_relabel_configs", names);
    for (String key :
        new String[] {"send_exemplars", "send_native_histograms", "round_robin_dns"}) {
      YamlValues.flag(write, key);
    }
    write.optional("protobuf_message", "one of " + MESSAGES, RemotePeers::parseMessage);
    http.read(write);
    write.mapping("queue_config").ifPresent(RemotePeers::queue);
    write.mapping("metadata_config").ifPresent(RemotePeers::metadata);
    CLOUD_SIGNATURES.forEach(write::mapping);
    write.rejectUnknownKeys();
  }

  void remoteRead(YamlMapping read) {
    url(read);
    refuseSecond(read, readNames);
    read.duration("remote_timeout");
    read.integer("chunked_read_limit", 0, Long.MAX_VALUE);
    headers(read);
    YamlValues.flag(read, "read_recent");
    YamlValues.flag(read, "filter_external_labels");
    read.textMap("required_matchers");
    http.read(read);
    read.rejectUnknownKeys();
  }

  private static void queue(YamlMapping queue) {
    for (String key :
        new String[] {"capacity", "max_shards", "min_shards", "max_samples_per_send"}) {
      queue.integer(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    for (String key :
        new String[] {"batch_send_deadline", "min_backoff", "max_backoff", "sample_age_limit"}) {
      queue.duration(key);
    }
    YamlValues.flag(queue, "retry_on_http_429");
    queue.rejectUnknownKeys();
  }

  private static void metadata(YamlMapping metadata) {
    YamlValues.flag(metadata, "send");
    metadata.duration("send_interval");
    metadata.integer("max_samples_per_send", Integer.MIN_VALUE, Integer.MAX_VALUE);
    metadata.rejectUnknownKeys();
  }

  private static void url(YamlMapping peer) {
    YamlValues.requireText(peer, "url", "a URL");
  }

  private static void refuseSecond(YamlMapping peer, Set<String> known) {
    String name = peer.optionalText("name").orElse("");
    if (!name.isEmpty() && !known.add(name)) {
      peer.problem("name", "\"" + name + "\" again", "a name of its own");
    }
  }

  private static void headers(YamlMapping peer) {
    for (String name : peer.textMap("headers").keySet()) {
      if (HttpReader.isReserved(name)) {
        peer.problem("headers", name, "no header that is ours to set");
      }
    }
  }

  private static String parseMessage(String text) {
    if (!MESSAGES.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
