package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.IDN;

/** One question for the records of a name, as bytes. Source: RFC 1035 §4. */
final class DnsQuestion {
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int INTERNET = 1;
  private static final int MAX_LABEL_BYTES = 63;

  private DnsQuestion() {}

  static byte[] of(int id, String name, DiscoveryConfig.RecordType type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(id);
    out.writeShort(RECURSION_DESIRED);
    out.writeShort(1);
    out.writeShort(0);
    out.writeInt(0);
    String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    for (String part : relative.split("\\.", -1)) {
      byte[] label = (part.startsWith("_") ? part : IDN.toASCII(part)).getBytes(US_ASCII);
      if (label.length == 0 || label.length > MAX_LABEL_BYTES) {
        throw new IOException("\"" + name + "\" is no name");
      }
      out.writeByte(label.length);
      out.write(label);
    }
    out.writeByte(0);
    out.writeShort(number(type));
    out.writeShort(INTERNET);
    return bytes.toByteArray();
  }

  static int number(DiscoveryConfig.RecordType type) {
    return switch (type) {
      case A -> 1;
      case NS -> 2;
      case MX -> 15;
      case AAAA -> 28;
      case SRV -> 33;
    };
  }
}
