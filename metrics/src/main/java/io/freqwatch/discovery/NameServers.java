package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks name servers for records, over UDP and, where an answer does not fit, TCP. Safe for use by
 * many threads. Source: RFC 1035.
 */
public final class NameServers {
  private static final Path SYSTEM = Path.of("/etc/resolv.conf");
  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int ATTEMPTS = 2;
  private static final int MAX_UDP_BYTES = 4_096;

  private final ResolverOptions options;
  private final RandomGenerator random;

  private NameServers(ResolverOptions options, RandomGenerator random) {
    this.options = options;
    this.random = random;
  }

  /**
   * Those that the operating system is told to ask.
   *
   * @param random numbers questions, so that nobody can guess them
   */
  public static NameServers ofSystem(RandomGenerator random) {
    try {
      return new NameServers(ResolverOptions.parse(Files.readString(SYSTEM, UTF_8)), random);
    } catch (IOException ignored) { // as if it said nothing, which is what resolvers do
      return new NameServers(ResolverOptions.parse(""), random);
    }
  }

  /** These, asked in turn. */
  public static NameServers at(List<InetSocketAddress> servers, RandomGenerator random) {
    return new NameServers(new ResolverOptions(servers, List.of(), 1), random);
  }

  /**
   * The records of a name, as text in the form of a zone file; none where the name does not exist.
   *
   * @throws IOException where no server answers
   */
  List<String> records(String name, DiscoveryConfig.RecordType type) throws IOException {
    for (String candidate : options.candidates(name)) {
      Optional<List<String>> found = lookUp(candidate, type);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return List.of();
  }

  /** Empty where there is no such name. */
  private Optional<List<String>> lookUp(String name, DiscoveryConfig.RecordType type)
      throws IOException {
    IOException failure = new IOException("no name server is known");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (InetSocketAddress server : options.servers()) {
        try {
          return ask(server, name, type).records();
        } catch (IOException e) {
          failure = new IOException("name server " + server + ": " + e.getMessage(), e);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw failure;
        }
      }
    }
    throw failure;
  }

  private DnsAnswer ask(InetSocketAddress server, String name, DiscoveryConfig.RecordType type)
      throws IOException {
    int id = random.nextInt(1 << 16);
    byte[] question = DnsQuestion.of(id, name, type);
    DnsAnswer answer = new DnsAnswer(id, type, overUdp(server, question));
    return answer.isTruncated() ? new DnsAnswer(id, type, overTcp(server, question)) : answer;
  }

  private static byte[] overUdp(InetSocketAddress server, byte[] question) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[MAX_UDP_BYTES], MAX_UDP_BYTES);
      socket.receive(answer);
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  private static byte[] overTcp(InetSocketAddress server, byte[] question) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(question.length);
      out.write(question);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return answer;
    }
  }
}
