package io.freqwatch.exporter;

/** What messages have made necessary since somebody looked. Safe for use by many threads. */
final class Hints implements EventFollower.Changes {
  private boolean any;
  private boolean state;
  private boolean openTrades;
  private boolean closedTrades;

  /** What is to be done now. */
  record Due(boolean state, boolean openTrades, boolean closedTrades) {}

  @Override
  public synchronized void shown() {
    any = true;
    notifyAll();
  }

  @Override
  public synchronized void state() {
    state = true;
    shown();
  }

  @Override
  public synchronized void openTrades() {
    openTrades = true;
    shown();
  }

  @Override
  public synchronized void closedTrades() {
    closedTrades = true;
    openTrades();
  }

  /** Waits until something is due. */
  synchronized void await() throws InterruptedException {
    while (!any) {
      wait();
    }
  }

  /** Takes over what is due, so that nothing is. */
  synchronized Due take() {
    Due due = new Due(state, openTrades, closedTrades);
    any = false;
    state = false;
    openTrades = false;
    closedTrades = false;
    return due;
  }
}
