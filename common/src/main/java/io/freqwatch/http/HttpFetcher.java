package io.freqwatch.http;

import io.freqwatch.lifecycle.Clock;
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
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Clock clock;

  /** Trusts what the Java runtime trusts. */
  public HttpFetcher(Clock clock) {
    this(clock, builder().build());
  }

  /** Trusts, and shows itself, as this context says. */
  public HttpFetcher(Clock clock, SSLContext tls) {
    this(clock, builder().sslContext(tls).build());
  }

  /** Reaches peers as these options say, with this context. */
  HttpFetcher(Clock clock, SSLContext tls, List<String> tlsVersions, ProxyOptions proxy) {
    this(clock, configured(tls, tlsVersions).proxy(new ProxyChoice(proxy)).build());
  }

  private HttpFetcher(Clock clock, HttpClient client) {
    this.clock = clock;
    this.client = client;
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
    HttpResponse<byte[]> response = receive(call, new LimitedBody(call.maxBodyBytes()));
    Headers headers = new Headers(response.headers().map());
    byte[] body = Gunzip.decode(call, headers, response.body());
    return new HttpAnswer(response.statusCode(), headers, body, clock.monotonicNanos() - begin);
  }

  /** Ends all calls in work, as {@link HttpFailure.Kind#CANCELLED} or broken, and all sockets. */
  @Override
  public void close() {
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

  private static HttpClient.Builder configured(SSLContext tls, List<String> versions) {
    HttpClient.Builder builder = builder().sslContext(tls);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(versions.toArray(String[]::new));
    return versions.isEmpty() ? builder : builder.sslParameters(parameters);
  }

  private Duration remaining(HttpCall call, long begin) {
    Duration left = call.deadline().minusNanos(clock.monotonicNanos() - begin);
    return left.isPositive() ? left : Duration.ofNanos(1);
  }

  private HttpResponse<byte[]> receive(HttpCall call, LimitedBody body) {
    try {
      return await(call, client.sendAsync(request(call), _ -> body));
    } catch (HttpFailure e) {
      body.cancel();
      throw e;
    }
  }

  private static HttpRequest request(HttpCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .timeout(call.deadline())
            .method(call.method(), publisher(call.body()))
            .header("Accept-Encoding", call.takesGzip() ? "gzip" : "identity");
    call.headers().forEach(header -> request.header(header.name(), header.value()));
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
