package io.freqwatch.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS over connections that do not speak HTTP, such as those to mail servers. */
public final class TlsSockets {
  private TlsSockets() {}

  /**
   * The connection with TLS on it, the handshake done; closing it closes the connection.
   *
   * @param host whose name the certificate must bear, unless the options say another
   * @throws IOException where the handshake fails, or a file of the options cannot be read
   */
  public static Socket over(Socket plain, String host, TlsOptions options) throws IOException {
    try {
      SSLSocket socket =
          (SSLSocket)
              TlsContext.of(options)
                  .getSocketFactory()
                  .createSocket(plain, host, plain.getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      if (!options.insecureSkipVerify() && options.serverName().isEmpty()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (!options.versions().isEmpty()) {
        parameters.setProtocols(options.versions().toArray(String[]::new));
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("TLS to " + host + ": " + e.getMessage(), e);
    }
  }
}
