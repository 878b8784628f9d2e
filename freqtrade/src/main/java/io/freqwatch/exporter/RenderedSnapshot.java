package io.freqwatch.exporter;

import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.http.Response;
import io.freqwatch.model.MetricFamily;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers to scrapes of one snapshot. Each is rendered on the first request for its format and
 * groups, by that request's thread, and kept as bytes until the next snapshot takes this one's
 * place; what nobody asks for is never rendered. Safe for use by many threads.
 */
final class RenderedSnapshot {
  private final BotSnapshot snapshot;
  private final Supplier<GroupedFamilies> source;
  private final Map<Key, Response> answers = new ConcurrentHashMap<>();
  private @Nullable GroupedFamilies families;

  private sealed interface Key {
    record Families(ExpositionFormat format, Set<CollectGroup> groups, boolean gzip)
        implements Key {}

    record Ftmetric(boolean gzip) implements Key {}
  }

  /**
   * @param source puts the families together; called at most once
   */
  RenderedSnapshot(BotSnapshot snapshot, Supplier<GroupedFamilies> source) {
    this.snapshot = snapshot;
    this.source = source;
  }

  BotSnapshot snapshot() {
    return snapshot;
  }

  /** The families of some groups, in the catalogue's order. */
  List<MetricFamily> families(Set<CollectGroup> groups) {
    return families().of(groups);
  }

  Response answer(ExpositionFormat format, Set<CollectGroup> groups, boolean gzip) {
    Key key = new Key.Families(format, groups, gzip);
    Response kept = answers.get(key);
    return kept != null
        ? kept
        : answers.computeIfAbsent(
            key, _ -> response(format.contentType(), format.write(families(groups)), gzip));
  }

  /** The answer in the names of the original exporter. */
  Response ftmetric(boolean gzip) {
    return answers.computeIfAbsent(
        new Key.Ftmetric(gzip),
        _ -> response(ExpositionFormat.TEXT.contentType(), FtmetricPage.render(snapshot), gzip));
  }

  private synchronized GroupedFamilies families() {
    GroupedFamilies known = families;
    if (known == null) {
      known = source.get();
      families = known;
    }
    return known;
  }

  private static Response response(String contentType, byte[] body, boolean gzip) {
    return gzip
        ? Response.bytes(contentType, compressed(body)).withContentEncoding("gzip")
        : Response.bytes(contentType, body).withHeader("Vary", "Accept, Accept-Encoding");
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 8 + 64);
    try (QuickGzip gzip = new QuickGzip(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Most scrapes meet a new snapshot: a third of the time is worth a few more bytes. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 8 << 10);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
