package dev.rackstate.testkit.slurm;

/** A program that starts a cluster, prints its directory, and waits to be killed. */
final class ForgottenCluster {
    private ForgottenCluster() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (SlurmCluster cluster = SlurmCluster.start()) {
            System.out.println(cluster.tokenFile().getParent());
            Thread.currentThread().join();
        }
    }
}
