package io.freqwatch.lifecycle;

/**
 * One named virtual thread with a life: its body runs until it is done or interrupted, which is how
 * {@link #close} asks for the end; then close waits for it.
 */
public final class LoopThread implements Component {
  private final Thread thread;

  /** What the thread does. */
  @FunctionalInterface
  public interface Body {
    void run() throws InterruptedException;
  }

  public LoopThread(String name, Body body) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(body));
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Body body) {
    try {
      body.run();
    } catch (InterruptedException ignored) { // close() asks for the end
      Thread.currentThread().interrupt();
    }
  }
}
