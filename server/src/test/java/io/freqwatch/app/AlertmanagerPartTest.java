package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.channel.ExtraChannel;
import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Json;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.config.RouterSettings;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The alert router as part of the program, with a file, templates and a real receiver. */
class AlertmanagerPartTest {
  private static final Clock CLOCK = Clock.system();

  /** Nobody listens there. */
  private static final String SUBSCRIPTION =
      """
      {"endpoint":"https://127.0.0.1:1/a","keys":{"auth":"BTBZMqHH6r4Tts7J_aSIgg","p256dh":\
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"}}
      """;

  @TempDir private Path folder;
  private final RunGroup group = new RunGroup();
  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final BlockingQueue<JsonNode> heard = new ArrayBlockingQueue<>(10);

  @AfterEach
  void stop() {
    group.close();
    fetcher.close();
  }

  private AlertmanagerPart start(AlertingOptions alerting) {
    FreqwatchOptions options =
        new FreqwatchOptions(
            folder.resolve("data"),
            ListenerOptions.ANY_PORTS,
            List.of(),
            MetricsOptions.DEFAULTS,
            alerting,
            LimitOptions.DEFAULTS,
            List.of(),
            List.of());
    AlertmanagerPart part =
        AlertmanagerPart.start(options, new HttpClients(fetcher, CLOCK), CLOCK, group)
            .orElseThrow();
    part.listen(new Ports(group));
    return part;
  }

  private HttpServer serve(String host, Handler handler) {
    HttpServer server = HttpServer.start(HttpServerOptions.at(host, 0), handler);
    group.onClose("server", server);
    return server;
  }

  private AlertingOptions config(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), text);
    return new AlertingOptions(Optional.of(file), false, List.of());
  }

  private void report(URI router, String labels) {
    byte[] body = ("[{\"labels\":" + labels + "}]").getBytes(UTF_8);
    HttpCall call = HttpCall.post(router.resolve("/api/v2/alerts"), "application/json", body);

    assertThat(fetcher.fetch(call).status()).isEqualTo(200);
  }

  @Test
  void tellsAReceiverInTheWordsOfItsTemplates() throws Exception {
    HttpServer receiver =
        serve(
            "127.0.0.1",
            request -> {
              heard.add(Json.parse(request.body()));
              return Response.status(200);
            });
    Files.createDirectories(folder.resolve("words"));
    Files.writeString(
        folder.resolve("words/mine.tmpl"),
        "{{ define \"mine\" }}{{ .CommonLabels.bot }}!{{ end }}");
    AlertmanagerPart part =
        start(
            config(
                """
                templates: [words/*.tmpl]
                route: {receiver: a, group_wait: 10ms}
                receivers:
                  - name: a
                    webhook_configs:
                      - {url: '%s', payload: {text: '{{ template "mine" . }}'}}
                """
                    .formatted(receiver.uri())));

    report(part.uri(), "{\"alertname\":\"A\",\"bot\":\"alpha\"}");

    JsonNode message = heard.poll(20, TimeUnit.SECONDS);
    assertThat(message).isNotNull();
    assertThat(String.valueOf(message)).isEqualTo("{\"text\":\"alpha!\"}");
    assertThat(part.check().isOk()).isTrue();
  }

  @Test
  void aWebhookReachesAChannelOfOurOwn() throws Exception {
    HttpServer ntfy =
        serve(
            "127.0.0.1",
            request -> {
              heard.add(Json.parse(request.body()));
              return Response.json("{}");
            });
    ExtraChannel topic = new ExtraChannel.Ntfy(ntfy.uri(), "bots", Optional.empty());
    AlertmanagerPart part =
        start(
            new AlertingOptions(
                Optional.empty(),
                false,
                List.of(),
                Map.of("phone", topic),
                RouterSettings.DEFAULTS));
    HttpCall call =
        HttpCall.post(part.uri().resolve("/channels/phone"), "application/json", message());
    assertThat(fetcher.fetch(call).status()).isEqualTo(200);

    JsonNode message = heard.poll(20, TimeUnit.SECONDS);
    assertThat(message).isNotNull();
    assertThat(message.path("title").asString()).isEqualTo("🟠 alpha: down");
  }

  private static byte[] message() {
    String alert =
        "{\"status\":\"firing\",\"labels\":{\"bot\":\"alpha\",\"severity\":\"warning\"},\"annotations\":"
            + "{\"summary\":\"down\"},"
            + "\"startsAt\":\"2026-01-01T00:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\"}";
    return ("{\"version\":\"4\",\"alerts\":[" + alert + "]}").getBytes(UTF_8);
  }

  @Test
  void browsersSubscribeToAChannelOfWebPush() {
    AlertmanagerPart part =
        start(
            new AlertingOptions(
                Optional.empty(),
                false,
                List.of(),
                Map.of("push", new ExtraChannel.WebPush("mailto:me@home.example")),
                RouterSettings.DEFAULTS));
    URI channel = part.uri().resolve("/channels/push");
    URI browsers = part.uri().resolve("/channels/push/browsers");

    assertThat(post(channel, message())).isEqualTo(422);
    assertThat(post(browsers, SUBSCRIPTION.getBytes(UTF_8))).isEqualTo(201);
    assertThat(fetcher.fetch(HttpCall.get(browsers)).text()).contains("\"browsers\":1");
    assertThat(post(channel, message())).isEqualTo(503);
    assertThat(folder.resolve("data/keys/webpush")).exists();
    assertThat(folder.resolve("data/alertmanager/browsers-push.json")).exists();
  }

  private int post(URI uri, byte[] body) {
    return fetcher.fetch(HttpCall.post(uri, "application/json", body)).status();
  }

  @Test
  void withoutAFileItShowsAlertsAndTellsNobody() {
    AlertmanagerPart part = start(AlertingOptions.DEFAULTS);

    report(part.uri(), "{\"alertname\":\"A\"}");

    HttpCall call = HttpCall.get(part.uri().resolve("/api/v2/alerts"));
    assertThat(Json.parse(fetcher.fetch(call).body())).hasSize(1);
  }

  @Test
  void refusesKindsThatAreNotBuiltIn() {
    assertThatThrownBy(
            () ->
                start(
                    config(
                        """
                        route: {receiver: a}
                        receivers: [{name: a, sns_configs: [{topic_arn: x}]}]
                        """)))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("found kind sns, which is not built in");
  }

  @Test
  void refusesBrokenTemplates() throws IOException {
    Files.writeString(folder.resolve("bad.tmpl"), "{{ define }}");

    assertThatThrownBy(
            () ->
                start(
                    config("templates: [bad.tmpl]\nroute: {receiver: a}\nreceivers: [{name: a}]")))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("bad.tmpl");
  }

  @Test
  void aFileThatWentBadChangesNothing() throws IOException {
    AlertmanagerPart part = start(config("route: {receiver: a}\nreceivers: [{name: a}]"));
    config("route: {receiver: b}");

    assertThatThrownBy(part::reload).isInstanceOf(InvalidFileException.class);
    HttpCall call = HttpCall.get(part.uri().resolve("/api/v2/receivers"));
    assertThat(fetcher.fetch(call).text()).contains("\"a\"");
  }

  @Test
  void doesNotStartWhereSomebodyElseRoutes() {
    AlertingOptions external =
        new AlertingOptions(Optional.empty(), false, List.of(URI.create("http://127.0.0.1:9093")));
    FreqwatchOptions options =
        new FreqwatchOptions(
            folder,
            ListenerOptions.ANY_PORTS,
            List.of(),
            MetricsOptions.DEFAULTS,
            external,
            LimitOptions.DEFAULTS,
            List.of(),
            List.of());

    assertThat(AlertmanagerPart.start(options, new HttpClients(fetcher, CLOCK), CLOCK, group))
        .isEmpty();
  }

  @Test
  void refusesATemplateThatIsNone() throws IOException {
    AlertingOptions broken =
        config(
            """
            route: {receiver: a}
            receivers:
              - name: a
                webhook_configs:
                  - {url: 'http://127.0.0.1:1', payload: {text: '{{ if }}'}}
            """);

    assertThatThrownBy(() -> start(broken))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("alertmanager.yml:5:")
        .hasMessageContaining("payload");
  }
}
