package io.freqwatch.freqtrade.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.freqtrade.fault.Faults;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/** Spoils answers as long as a fault asks for it. */
final class FaultFilter implements Filter {
  private static final String WRONG_TYPES =
      "{\"state\":7,\"profit_all_coin\":\"much\",\"trades\":{}}";
  private static final String CUT = "{\"state\":\"runn";
  private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";

  private final Faults<FaultKind> faults;
  private final Clock clock;
  private final AtomicInteger answers = new AtomicInteger();

  FaultFilter(Faults<FaultKind> faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    if (faults.has(FaultKind.HANG)) {
      faults.awaitEnd(FaultKind.HANG);
      return Response.abort();
    }
    OptionalDouble seconds = faults.amount(FaultKind.SLOW);
    if (seconds.isPresent()) {
      clock.sleep(Duration.ofMillis((long) (seconds.getAsDouble() * 1000)));
    }
    return dated(spoiled(request, next));
  }

  private Response spoiled(Request request, Handler next) throws IOException, InterruptedException {
    if (faults.has(FaultKind.ERROR)) {
      return Response.text("Internal Server Error").withStatus(500);
    }
    if (faults.has(FaultKind.UNAUTHORIZED) && !request.path().endsWith("/ping")) {
      return ApiException.detail(401, "Unauthorized").answer(request.path());
    }
    return faults.has(FaultKind.MALFORMED) ? malformed() : next.handle(request);
  }

  private Response malformed() {
    return switch (answers.getAndIncrement() % 3) {
      case 0 -> Response.json(CUT.getBytes(UTF_8));
      case 1 -> Response.html(HTML);
      default -> Response.json(WRONG_TYPES.getBytes(UTF_8));
    };
  }

  private Response dated(Response response) {
    OptionalDouble skew = faults.amount(FaultKind.CLOCK_SKEW);
    if (skew.isEmpty()) {
      return response;
    }
    long millis = clock.wallMillis() + (long) (skew.getAsDouble() * 1000);
    return response.withHeader("Date", Dates.http(millis));
  }
}
