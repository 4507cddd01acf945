package tokenward.grammars.prefix.mask;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Parts that trees of different situations have in common, each kept once. Thread-safe. */
final class TreeParts {
    private final Map<Ids, Ids> ids = new ConcurrentHashMap<>();
    private final Map<TokenTree.Place, TokenTree.Place> places = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    Ids ids(Ids fresh) {
        Ids known = ids.putIfAbsent(fresh, fresh);
        if (known == null) {
            bytes.addAndGet(fresh.bytes());
            return fresh;
        }
        return known;
    }

    TokenTree.Place place(TokenTree.Place fresh) {
        TokenTree.Place known = places.putIfAbsent(fresh, fresh);
        if (known == null) {
            bytes.addAndGet(fresh.bytes());
            return fresh;
        }
        return known;
    }

    long bytes() {
        return bytes.get();
    }

    void clear() {
        ids.clear();
        places.clear();
        bytes.set(0);
    }
}
