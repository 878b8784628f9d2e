package io.freqwatch.exporter;

import io.freqwatch.exposition.AcceptedFormat;
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
 * The answers to scrapes of one snapshot, kept as bytes until the next snapshot takes this one's
 * place. What scrapers have asked for lately is rendered before they can ask again, by {@link
 * #prepare}; anything else on its first request, by that request's thread; what nobody asks for
 * never. Safe for use by many threads.
 */
final class RenderedSnapshot {
  private final BotSnapshot snapshot;
  private final Supplier<GroupedFamilies> source;
  private final ScrapeDemand demand;
  private final Map<ScrapeDemand.Page, Response> answers = new ConcurrentHashMap<>();
  private @Nullable GroupedFamilies families;

  /**
   * @param source puts the families together; called at most once
   * @param demand is told of every request
   */
  RenderedSnapshot(BotSnapshot snapshot, Supplier<GroupedFamilies> source, ScrapeDemand demand) {
    this.snapshot = snapshot;
    this.source = source;
    this.demand = demand;
  }

  /** Renders what is in demand, and returns this. */
  RenderedSnapshot prepare() {
    demand.pages().forEach(this::answer);
    return this;
  }

  BotSnapshot snapshot() {
    return snapshot;
  }

  /** The families of some groups, in the catalogue's order. */
  List<MetricFamily> families(Set<CollectGroup> groups) {
    return families().of(groups);
  }

  Response answer(AcceptedFormat format, Set<CollectGroup> groups, boolean gzip) {
    return asked(new ScrapeDemand.Page.Families(format, groups, gzip));
  }

  /** The answer in the names of the original exporter. */
  Response ftmetric(boolean gzip) {
    return asked(new ScrapeDemand.Page.Ftmetric(gzip));
  }

  /** Whether the answer is there already. */
  boolean isPrepared(AcceptedFormat format, Set<CollectGroup> groups, boolean gzip) {
    return answers.containsKey(new ScrapeDemand.Page.Families(format, groups, gzip));
  }

  private Response asked(ScrapeDemand.Page page) {
    demand.asked(page);
    return answer(page);
  }

  private Response answer(ScrapeDemand.Page page) {
    Response kept = answers.get(page);
    return kept != null ? kept : answers.computeIfAbsent(page, this::rendered);
  }

  private Response rendered(ScrapeDemand.Page page) {
    return switch (page) {
      case ScrapeDemand.Page.Families(AcceptedFormat format, Set<CollectGroup> groups, _) ->
          response(format.contentType(), format.write(families(groups)), page.gzip());
      case ScrapeDemand.Page.Ftmetric _ ->
          response(AcceptedFormat.TEXT.contentType(), FtmetricPage.render(snapshot), page.gzip());
    };
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
