package io.freqwatch.promql.engine;

/** The population variance of values that come one by one (Welford, with Kahan sums). */
final class Variance {
  private double count;
  private double mean;
  private double meanLost;
  private double squares;
  private double squaresLost;

  void add(double value) {
    count++;
    double delta = value - (mean + meanLost);
    double part = delta / count;
    double nextMean = mean + part;
    meanLost = KahanSum.compensation(mean, part, nextMean, meanLost);
    mean = nextMean;
    double square = delta * (value - (mean + meanLost));
    double nextSquares = squares + square;
    squaresLost = KahanSum.compensation(squares, square, nextSquares, squaresLost);
    squares = nextSquares;
  }

  double value() {
    return (squares + squaresLost) / count;
  }
}
