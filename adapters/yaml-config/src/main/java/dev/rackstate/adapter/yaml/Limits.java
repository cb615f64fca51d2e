package dev.rackstate.adapter.yaml;

/**
 * What is read at most, so that no file can exhaust the server. Whatever is over a limit is refused by name.
 *
 * @param fileBytes size of an ordinary file
 * @param topologyFileBytes size of a topology that stands in one file
 * @param aliases aliases of lists and mappings in one file
 * @param depth levels of nesting
 * @param values values of an ordinary file, counted as if every alias were written out
 * @param topologyFileValues the same of a topology that stands in one file
 * @param files YAML files of the whole configuration
 * @param entities sites, rooms, aisles, racks, devices and nodes together
 */
record Limits(
        long fileBytes,
        long topologyFileBytes,
        int aliases,
        int depth,
        long values,
        long topologyFileValues,
        int files,
        long entities) {
    private static final long MIB = 1L << 20;

    static final Limits DEFAULT = new Limits(3 * MIB, 256 * MIB, 50, 64, 1_000_000, 100_000_000, 200_000, 5_000_000);
}
