package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own, for the name bots.test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsOptionsTest {
  private static final char[] PASSWORD = "geheim".toCharArray();

  @TempDir static Path folder;

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients =
      new HttpClients(fetcher, name -> InetAddress.ofLiteral("127.0.0.1"), Clock.system());
  private volatile String asked = "";
  private KeyStore store;
  private HttpsServer server;

  @BeforeAll
  void start() throws Exception {
    store = selfSigned();
    Files.writeString(folder.resolve("cert.pem"), pem("CERTIFICATE", certificate()));
    Files.writeString(
        folder.resolve("key.pem"), pem("PRIVATE KEY", store.getKey("bots", PASSWORD).getEncoded()));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(askingForCertificates(context()));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = shown((HttpsExchange) exchange).getBytes();
          asked = asked((HttpsExchange) exchange);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
    clients.close();
    fetcher.close();
  }

  @Test
  void trustsNobodyUnknown() {
    assertThatThrownBy(() -> get(TlsOptions.DEFAULT)).hasMessageContaining("TLS failed");
  }

  @Test
  void trustsAnAuthorityForItsNameOnly() {
    assertThat(get(options("bots.test", false, List.of("TLSv1.3")))).isEqualTo("nobody");
    assertThatThrownBy(() -> get(options("other.test", false, List.of())))
        .hasMessageContaining("server_name other.test");
    assertThatThrownBy(() -> get(options("", false, List.of())))
        .as("the address has another name")
        .hasMessageContaining("TLS failed");
  }

  @Test
  void asksForTheNameThatTheCertificateMustBear() {
    int port = server.getAddress().getPort();
    assertThat(get("https://localhost:" + port + "/", options("bots.test", false, List.of())))
        .isEqualTo("nobody");
    assertThat(asked).isEqualTo("[bots.test] localhost:" + port);
  }

  /** Read from the bytes on the wire, since Java's own servers refuse such a name. */
  @Test
  void asksForAHostWithAnUnderscoreByItsName() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FutureTask<String> hello = new FutureTask<>(() -> firstBytes(socket));
      Thread.ofVirtual().start(hello);
      String address = "https://node_exporter.test:" + socket.getLocalPort() + "/";
      assertThatThrownBy(() -> get(address, options("", false, List.of())))
          .hasMessageContaining("GET " + address);
      assertThat(hello.get()).contains("node_exporter.test");
    }
  }

  @Test
  void reachesAHostWithAnUnderscoreWhoseCertificateBearsAnotherName() {
    int port = server.getAddress().getPort();
    String address = "https://node_exporter.test:" + port + "/";
    assertThat(get(address, options("bots.test", false, List.of()))).isEqualTo("nobody");
    assertThat(asked).isEqualTo("[bots.test] node_exporter.test:" + port);
  }

  @Test
  void trustsEverybodyWhereToldTo() {
    assertThat(
            get(new TlsOptions(Optional.empty(), Optional.empty(), "", true, List.of("TLSv1.2"))))
        .isEqualTo("nobody");
  }

  @Test
  void showsItself() {
    TlsOptions.Identity identity = new TlsOptions.Identity(file("cert.pem"), file("key.pem"));
    assertThat(
            get(
                new TlsOptions(
                    Optional.of(file("cert.pem")),
                    Optional.of(identity),
                    "bots.test",
                    false,
                    List.of())))
        .isEqualTo("CN=bots");
  }

  @Test
  void saysWhatIsWrongWithAKey() throws Exception {
    Files.writeString(folder.resolve("old.pem"), pem("RSA PRIVATE KEY", new byte[10]));
    TlsOptions.Identity identity = new TlsOptions.Identity(file("cert.pem"), file("old.pem"));
    assertThatThrownBy(
            () -> get(new TlsOptions(Optional.empty(), Optional.of(identity), "", true, List.of())))
        .hasMessageContaining("no PKCS #8 key found")
        .hasMessageContaining("openssl pkcs8");
  }

  private String get(TlsOptions tls) {
    return get("https://127.0.0.1:" + server.getAddress().getPort() + "/", tls);
  }

  private String get(String address, TlsOptions tls) {
    HttpClientOptions options =
        new HttpClientOptions(new HttpAuth.None(), tls, ProxyOptions.NONE, true, Map.of());
    return clients.fetch(HttpCall.get(URI.create(address)), options).text();
  }

  private static String firstBytes(ServerSocket socket) throws IOException {
    try (Socket client = socket.accept()) {
      byte[] bytes = new byte[4096];
      int length = client.getInputStream().read(bytes);
      return new String(bytes, 0, length, ISO_8859_1);
    }
  }

  private static String asked(HttpsExchange exchange) {
    ExtendedSSLSession session = (ExtendedSSLSession) exchange.getSSLSession();
    List<String> names =
        session.getRequestedServerNames().stream()
            .map(name -> new String(name.getEncoded(), UTF_8))
            .toList();
    return names + " " + exchange.getRequestHeaders().getFirst("Host");
  }

  private static TlsOptions options(String name, boolean everybody, List<String> versions) {
    return new TlsOptions(
        Optional.of(file("cert.pem")), Optional.empty(), name, everybody, versions);
  }

  private static Credential file(String name) {
    return new Credential.InFile(folder.resolve(name));
  }

  private static String shown(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException anonymous) {
      return "nobody";
    }
  }

  private static HttpsConfigurator askingForCertificates(SSLContext context) {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanting = getSSLContext().getDefaultSSLParameters();
        wanting.setWantClientAuth(true);
        parameters.setSSLParameters(wanting);
      }
    };
  }

  private SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("bots", store.getCertificate("bots"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private byte[] certificate() throws Exception {
    return store.getCertificate("bots").getEncoded();
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what);
  }

  private static KeyStore selfSigned() throws Exception {
    Path file = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "bots",
                "-keyalg",
                "EC",
                "-dname",
                "CN=bots",
                "-ext",
                "san=dns:bots.test",
                "-validity",
                "30000")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
