package dev.rackstate.adapter.slurm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many GPUs a text of Slurm's speaks of.
 *
 * <p>Source: Slurm documentation, "Trackable RESources (TRES)" and "Generic Resource (GRES) Scheduling".
 */
final class GpuCount {
    private static final Pattern DETAILS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern TRES = Pattern.compile("gres/gpu(:[^=]*)?=([0-9]{1,9})");
    private static final Pattern GRES = Pattern.compile("gpu(?::[^:]*[^:0-9][^:]*)?(?::([0-9]{1,9}))?");

    /** The pattern tries every cut of a part. */
    private static final int MAX_PART = 200;

    private GpuCount() {}

    /**
     * By both texts, either of which may be missing or silent: TRES has GPUs only where they are accounted for.
     *
     * @param tres {@code cpu=64,mem=256000M,gres/gpu=4,gres/gpu:a100=4}
     * @param gres {@code gpu:a100:4(S:0-1),nic:2}
     * @return null when neither text is there
     */
    static @Nullable Integer of(@Nullable String tres, @Nullable String gres) {
        Integer accounted = tres == null ? null : inTres(tres);
        if (accounted != null) {
            return accounted;
        }
        return gres == null ? null : (Integer) inGres(gres);
    }

    /** The count of all kinds where it stands, else the kinds together; null when none does. */
    private static @Nullable Integer inTres(String text) {
        Integer kinds = null;
        for (String part : text.split(",", -1)) {
            Matcher gpus = TRES.matcher(part.strip());
            if (gpus.matches()) {
                int count = Integer.parseInt(gpus.group(2));
                if (gpus.group(1) == null) {
                    return count;
                }
                kinds = (kinds == null ? 0 : kinds) + count;
            }
        }
        return kinds;
    }

    private static int inGres(String text) {
        long count = 0;
        for (String part : DETAILS.matcher(text).replaceAll("").split(",", -1)) {
            Matcher gpus = GRES.matcher(part.strip());
            if (part.length() <= MAX_PART && gpus.matches()) {
                count += gpus.group(1) == null ? 1 : Integer.parseInt(gpus.group(1));
            }
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
