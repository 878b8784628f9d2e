package io.freqwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The simulator's control port. */
final class SimulatorControl implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  SimulatorControl(RunningDemo demo) {
    this.address = demo.simulator();
  }

  void inject(Fault fault) {
    send(faults(fault).POST(BodyPublishers.ofString(fault.request())));
  }

  void clear(Fault fault) {
    send(faults(fault).DELETE());
  }

  private HttpRequest.Builder faults(Fault fault) {
    return HttpRequest.newBuilder(address.resolve("api/bots/" + fault.bot() + "/faults"))
        .header("Content-Type", "application/json");
  }

  private void send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "the simulator answers %d: %s".formatted(answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator does not answer at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while talking to the simulator", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
