package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.rest.Csv;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.ws.rs.core.Response;

/** Long lists as CSV files: read piece by piece while they are sent, so that none is ever in memory as a whole. */
final class Export {
    /** How many rows are read at once. */
    static final int PIECE = 1000;

    private Export() {}

    /** A list in pieces of {@link #PIECE}; one that is shorter is the last. */
    interface Pieces<T> {
        /** @param last the last item of the piece before; empty for the first */
        List<T> after(Optional<T> last) throws RefusedException, PlatformException.Unavailable;
    }

    /** The first piece is read before anything is sent, so that what is refused is answered as a problem. */
    static <T> Response csv(String file, List<String> head, Pieces<T> pieces, Function<T, Object[]> row) {
        List<T> first = Requests.ask(() -> pieces.after(Optional.empty()));
        return Csv.attachment(file, head, csv -> {
            List<T> piece = first;
            while (true) {
                for (T item : piece) {
                    csv.row(row.apply(item));
                }
                if (piece.size() < PIECE) {
                    return;
                }
                piece = next(pieces, piece.get(piece.size() - 1));
            }
        });
    }

    private static <T> List<T> next(Pieces<T> pieces, T last) throws IOException {
        try {
            return pieces.after(Optional.of(last));
        } catch (RefusedException | PlatformException.Unavailable e) {
            throw new IOException("the rest of an export cannot be read", e);
        }
    }
}
