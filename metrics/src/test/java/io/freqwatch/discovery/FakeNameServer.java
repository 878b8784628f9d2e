package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on a UDP port of loopback that knows what a test tells it. */
final class FakeNameServer implements AutoCloseable {
  private static final int A = 1;
  private static final int NS = 2;
  private static final int MX = 15;
  private static final int AAAA = 28;
  private static final int SRV = 33;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
  private volatile boolean failing;

  FakeNameServer() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("fake-name-server").start(this::serve);
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", socket.getLocalPort());
  }

  void a(String name, String... addresses) {
    for (String address : addresses) {
      add(name, A, InetAddress.ofLiteral(address).getAddress());
    }
  }

  void aaaa(String name, String address) {
    add(name, AAAA, InetAddress.ofLiteral(address).getAddress());
  }

  void srv(String name, int port, String target) {
    add(name, SRV, join(new byte[] {0, 1, 0, 2, (byte) (port >> 8), (byte) port}, name(target)));
  }

  void mx(String name, String target) {
    add(name, MX, join(new byte[] {0, 10}, name(target)));
  }

  void ns(String name, String target) {
    add(name, NS, name(target));
  }

  void removes(String name) {
    records.keySet().removeIf(key -> key.startsWith(name + " "));
  }

  void fails() {
    failing = true;
  }

  void answersAgain() {
    failing = false;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void add(String name, int type, byte[] data) {
    records.computeIfAbsent(name + " " + type, _ -> new ArrayList<>()).add(data);
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        socket.receive(question);
        byte[] answer = answer(question.getData());
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (IOException closed) {
      socket.close();
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (question[at] != 0) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(question, at + 1, question[at], US_ASCII));
      at += question[at] + 1;
    }
    int type = question[at + 2];
    boolean known = records.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
    List<byte[]> found = failing ? List.of() : records.getOrDefault(name + " " + type, List.of());
    int code = failing ? SERVER_FAILURE : known ? 0 : NO_SUCH_NAME;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8580 | code);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(question, 12, at + 5 - 12);
    for (byte[] data : found) {
      out.writeShort(0xc00c);
      out.writeShort(type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] name(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : name.split("\\.")) {
      out.write(part.length());
      out.writeBytes(part.getBytes(US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
