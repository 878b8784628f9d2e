package io.freqwatch.tsdb.chunk;

/** A double written as what differs from the one before. */
final class XorDouble {
  double value;
  private final XorWindow window = new XorWindow();

  void write(BitWriter out, boolean first, double next) {
    if (first) {
      out.writeDouble(next);
    } else {
      window.write(out, next, value);
    }
    value = next;
  }

  void read(BitReader in, boolean first) {
    value = first ? in.readDouble() : window.read(in, value);
  }

  static XorDouble[] array(int length) {
    XorDouble[] numbers = new XorDouble[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = new XorDouble();
    }
    return numbers;
  }
}
