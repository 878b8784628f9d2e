package io.freqwatch.web.prometheus;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Matcher;
import java.io.IOException;
import java.util.List;

/** {@code /admin/tsdb}: snapshots and deletion, where an administrator allows them over HTTP. */
final class AdminPaths {
  private final StoreAdministration store;
  private final boolean enabled;

  AdminPaths(StoreAdministration store, boolean enabled) {
    this.store = store;
    this.enabled = enabled;
  }

  /** Lets requests through where they are allowed. */
  Filter allowed() {
    return (request, next) -> {
      if (!enabled) {
        throw new ApiFailure(ErrorType.UNAVAILABLE, "admin APIs disabled");
      }
      return next.handle(request);
    };
  }

  Response delete(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    List<Matcher[]> selectors = parameters.requiredSelectors();
    long start = parameters.timeMillis("start", Long.MIN_VALUE);
    long end = parameters.timeMillis("end", Long.MAX_VALUE);
    for (Matcher[] selector : selectors) {
      store.delete(start, end, selector);
    }
    return ApiAnswer.nothing();
  }

  Response cleanTombstones(Request request) throws IOException {
    store.cleanTombstones();
    return ApiAnswer.nothing();
  }

  Response snapshot(Request request) throws IOException {
    boolean skipHead = new ApiParameters(request).flag("skip_head", false);
    String name = store.snapshot(skipHead);
    return ApiAnswer.of(json -> json.raw("{\"name\":").string(name).raw("}"));
  }
}
