package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.Environment;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.http.yaml.TlsReader;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.relabel.NameScheme;
import java.nio.file.Path;
import java.util.Set;

/**
 * Checks what the file says about parts that have no effect in this version, such as remote
 * storage. A person can keep one file for both programs, and is told what of it is not used.
 */
final class LaterSections {
  private static final Set<String> STRATEGIES =
      Set.of(
          "UnderscoreEscapingWithSuffixes",
          "UnderscoreEscapingWithoutSuffixes",
          "NoUTF8EscapingWithSuffixes",
          "NoTranslation");

  private final Environment environment;
  private final Remarks remarks;
  private final NameScheme names;

  LaterSections(Environment environment, Remarks remarks, NameScheme names) {
    this.environment = environment;
    this.remarks = remarks;
    this.names = names;
  }

  void check(YamlMapping top, Path folder) {
    RemotePeers peers = new RemotePeers(new HttpReader(folder, environment, remarks::later), names);
    top.mappings("remote_write").forEach(peers::remoteWrite);
    top.mappings("remote_read").forEach(peers::remoteRead);
    top.mapping("tracing").ifPresent(tracing -> tracing(tracing, folder));
    top.mapping("otlp").ifPresent(LaterSections::otlp);
    top.mapping("runtime").ifPresent(LaterSections::runtime);
    for (String key : new String[] {"remote_write", "remote_read", "tracing", "otlp", "runtime"}) {
      if (top.has(key)) {
        remarks.later(top, key);
      }
    }
  }

  private static void tracing(YamlMapping tracing, Path folder) {
    tracing.optional("client_type", "http or grpc", text -> oneOf(text, Set.of("http", "grpc")));
    YamlValues.requireText(tracing, "endpoint", "where traces go");
    YamlValues.number(tracing, "sampling_fraction");
    YamlValues.flag(tracing, "insecure");
    new TlsReader(folder).read(tracing);
    tracing.textMap("headers");
    tracing.optional("compression", "gzip", text -> oneOf(text, Set.of("", "gzip")));
    tracing.duration("timeout");
    tracing.rejectUnknownKeys();
  }

  private static void otlp(YamlMapping otlp) {
    boolean all = YamlValues.flag(otlp, "promote_all_resource_attributes", false);
    if (all && !otlp.texts("promote_resource_attributes").isEmpty()) {
      otlp.problem("promote_resource_attributes", "all are promoted", "one of the two keys");
    }
    if (!all && !otlp.texts("ignore_resource_attributes").isEmpty()) {
      otlp.problem(
          "ignore_resource_attributes",
          "not all are promoted",
          "promote_all_resource_attributes: true");
    }
    otlp.texts("promote_resource_attributes");
    otlp.texts("ignore_resource_attributes");
    otlp.optional("translation_strategy", "one of " + STRATEGIES, text -> oneOf(text, STRATEGIES));
    for (String key :
        new String[] {
          "keep_identifying_resource_attributes",
          "convert_histograms_to_nhcb",
          "promote_scope_metadata",
          "label_name_underscore_sanitization",
          "label_name_preserve_multiple_underscores"
        }) {
      YamlValues.flag(otlp, key);
    }
    otlp.rejectUnknownKeys();
  }

  private static void runtime(YamlMapping runtime) {
    runtime.integer("gogc", Integer.MIN_VALUE, Integer.MAX_VALUE);
    runtime.rejectUnknownKeys();
  }

  private static String oneOf(String text, Set<String> allowed) {
    if (!allowed.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
