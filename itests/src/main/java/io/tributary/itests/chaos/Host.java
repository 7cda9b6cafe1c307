package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.node.NodeFolder;
import io.tributary.itests.node.Rest;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the affiliates are, and whose book counts in the end. An account has one store, of the same name.
 *
 * <p>What has a body here is only for one that does not live and die with the node.
 */
interface Host extends AutoCloseable {
    Plan plan();

    /** Has a node that was never started work with this platform. */
    default void prepare(NodeFolder node) throws IOException {}

    /** Tells what it sees of a node at work from now on. */
    default void watch(Killer killer) {}

    /** What a node serves, below the API, when accounts can be made. */
    List<String> ready();

    /** Makes the account. */
    void join(Rest rest, String account) throws Exception;

    /** What a node serves, below the API, when it is ready for the account. */
    String ready(String account);

    /**
     * Adds an affiliate who has her code for a name.
     *
     * @return whether the node knows her for certain
     */
    boolean addAffiliate(Rest rest, String account, String code) throws IOException, InterruptedException;

    /** The codes that the node knows for certain. */
    Set<String> codes(Rest rest, String account) throws IOException, InterruptedException;

    /** The purchases as {@code accounts/{account}/purchases} lists them. */
    List<JsonNode> purchases(Rest rest, String account) throws IOException, InterruptedException;

    /** By order and affiliate id, the sum of commissions. */
    Map<Long, Map<String, BigDecimal>> earned(Connection database, String account) throws SQLException;

    /** What is there, or was done, once too often. */
    default List<String> doubles(String account) {
        return List.of();
    }

    /** A look that knows how the platform rounds. */
    Audit audit();

    /** A node died in the middle of its work for the account. */
    default void died(String account) {}

    /**
     * The node serves the account again.
     *
     * @return whether that troubles the account for a while, so that it is worth trying a run
     */
    default boolean cameBack(String account) {
        return false;
    }

    /** Returns when nothing of a kill troubles the account any more. */
    default void awaitPeace(String account) throws Exception {}

    /** How long runs may fail for the sake of a kill. */
    default Duration patience() {
        return Duration.ZERO;
    }

    /** What else is worth knowing in the end. */
    default Optional<String> told() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
