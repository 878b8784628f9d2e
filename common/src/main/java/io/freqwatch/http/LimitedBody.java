package io.freqwatch.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a body as it comes, compressed or not; cancels at the first byte beyond the limit. Holds
 * what came and, at the very end, once more the whole: never more than twice the limit. Fed by one
 * thread at a time; any thread may cancel, which closes the connection.
 */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final int maxBytes;
  private final Pieces content = new Pieces();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private volatile Flow.@Nullable Subscription subscription;

  LimitedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (content.size() + buffer.remaining() > maxBytes) {
        refuse();
        return;
      }
      content.add(buffer);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(content.join());
  }

  /** Takes no more; a connection in the middle of a body is of no use to anybody. */
  void cancel() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }

  private void refuse() {
    cancel();
    content.clear();
    whole.completeExceptionally(new TooLargeException());
  }
}
