package io.freqwatch.http;

import io.freqwatch.http.NumberedAddress.NameLookup;
import io.freqwatch.lifecycle.Clock;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Makes HTTP/1.1 calls. One for a whole program: connections are kept and shared, and redirects are
 * handed to the caller unless the call says otherwise. Safe for many threads.
 */
public final class HttpFetcher implements AutoCloseable {
  private static final boolean MAY_SAY_HOST = HostHeader.allow();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Clock clock;
  private final NameLookup names;
  private final PlainCalls plainCalls;

  /** Whether calls without TLS need nothing that only Java's client can do. */
  private final boolean isPlain;

  /** Whether hosts are called by their numbers even where Java's client would take the name. */
  private final boolean byNumber;

  /** Trusts what the Java runtime trusts. */
  public HttpFetcher(Clock clock) {
    this(clock, builder().build());
  }

  /** Trusts, and shows itself, as this context says. */
  public HttpFetcher(Clock clock, SSLContext tls) {
    this(clock, builder().sslContext(tls).build());
  }

  /** Finds the hosts itself that Java's client would not. */
  HttpFetcher(Clock clock, NameLookup names) {
    this(clock, builder().build(), names, false);
  }

  /** Reaches peers as these options say, with this context. */
  HttpFetcher(
      Clock clock, SSLContext context, TlsOptions tls, ProxyOptions proxy, NameLookup names) {
    this(
        clock,
        configured(context, tls).proxy(new ProxyChoice(proxy)).build(),
        names,
        !tls.serverName().isEmpty() && proxy.equals(ProxyOptions.NONE));
  }

  private HttpFetcher(Clock clock, HttpClient client) {
    this(clock, client, InetAddress::getByName, false);
  }

  private HttpFetcher(Clock clock, HttpClient client, NameLookup names, boolean byNumber) {
    this.clock = clock;
    this.client = client;
    this.names = names;
    this.byNumber = byNumber;
    this.plainCalls = new PlainCalls(CONNECT_TIMEOUT, clock);
    this.isPlain = client.proxy().isEmpty();
  }

  /**
   * Makes the call and waits for the whole answer, whatever its status.
   *
   * @throws HttpFailure when there is no answer within the limits of the call; after an interrupt
   *     the thread stays interrupted
   */
  public HttpAnswer fetch(HttpCall call) {
    long begin = clock.monotonicNanos();
    HttpAnswer answer = fetchOnce(call, begin);
    Optional<HttpCall> next = Redirects.next(call, answer);
    for (int i = 0; i < Redirects.MAX && next.isPresent(); i++) {
      HttpCall moved = next.get().within(remaining(call, begin));
      answer = fetchOnce(moved, begin);
      next = Redirects.next(moved, answer);
    }
    return answer;
  }

  private HttpAnswer fetchOnce(HttpCall call, long begin) {
    if (isPlain && plainCalls.take(call)) {
      PlainAnswer answer = plainCalls.fetch(call);
      byte[] body = Gunzip.decode(call, answer.headers(), answer.body());
      return new HttpAnswer(
          answer.status(), answer.headers(), body, clock.monotonicNanos() - begin);
    }
    HttpResponse<byte[]> response = receive(call, new LimitedBody(call.maxBodyBytes()));
    Headers headers = new Headers(response.headers().map());
    byte[] body = Gunzip.decode(call, headers, response.body());
    return new HttpAnswer(response.statusCode(), headers, body, clock.monotonicNanos() - begin);
  }

  /** Ends all calls in work, as {@link HttpFailure.Kind#CANCELLED} or broken, and all sockets. */
  @Override
  public void close() {
    plainCalls.close();
    client.shutdownNow();
  }

  HttpClient client() {
    return client;
  }

  /**
   * The client's one thread does the little there is to do for an answer itself: to gather bytes,
   * and to put messages together. A thread for each step of a call would cost more than the step.
   */
  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT_TIMEOUT)
        .executor(Runnable::run);
  }

  private static HttpClient.Builder configured(SSLContext context, TlsOptions tls) {
    SSLParameters parameters = new SSLParameters();
    if (!tls.versions().isEmpty()) {
      parameters.setProtocols(tls.versions().toArray(String[]::new));
    }
    OfferedName.of(tls.serverName()).ifPresent(name -> parameters.setServerNames(List.of(name)));
    return builder().sslContext(context).sslParameters(parameters);
  }

  private Duration remaining(HttpCall call, long begin) {
    Duration left = call.deadline().minusNanos(clock.monotonicNanos() - begin);
    return left.isPositive() ? left : Duration.ofNanos(1);
  }

  private HttpResponse<byte[]> receive(HttpCall call, LimitedBody body) {
    try {
      return await(call, client.sendAsync(request(call), _ -> body));
    } catch (UnknownHostException e) {
      throw Failures.of(call, e);
    } catch (HttpFailure e) {
      body.cancel();
      throw e;
    }
  }

  private HttpRequest request(HttpCall call) throws UnknownHostException {
    boolean numbered = byNumber || call.uri().getHost() == null;
    URI uri = numbered ? NumberedAddress.of(call.uri(), names) : call.uri();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(call.deadline())
            .method(call.method(), publisher(call.body()))
            .header("Accept-Encoding", call.takesGzip() ? "gzip" : "identity");
    call.headers().forEach(header -> request.header(header.name(), header.value()));
    if (numbered && MAY_SAY_HOST) {
      request.header("Host", call.uri().getRawAuthority());
    }
    return request.build();
  }

  private static HttpRequest.BodyPublisher publisher(byte[] body) {
    return body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  /** Waits within the deadline, which covers the body too; JDK's own timeout does not. */
  static <T> T await(HttpCall call, CompletableFuture<T> pending) {
    try {
      return pending.get(call.deadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw Failures.timeout(call, e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw Failures.cancelled(call, e);
    } catch (ExecutionException e) {
      throw Failures.of(call, e.getCause() == null ? e : e.getCause());
    }
  }
}
