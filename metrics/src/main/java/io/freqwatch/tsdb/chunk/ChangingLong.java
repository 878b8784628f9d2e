package io.freqwatch.tsdb.chunk;

/** A whole number written as the change of its change. */
final class ChangingLong {
  long value;
  private long delta;

  void write(BitWriter out, long next) {
    long change = next - value;
    Varbit.write(out, change - delta);
    delta = change;
    value = next;
  }

  void read(BitReader in) {
    delta += Varbit.read(in);
    value += delta;
  }

  static ChangingLong[] array(int length) {
    ChangingLong[] numbers = new ChangingLong[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = new ChangingLong();
    }
    return numbers;
  }
}
