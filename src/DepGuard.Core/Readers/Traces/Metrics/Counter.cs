namespace DepGuard.Readers.Traces.Metrics;

/// <summary>Calls that somebody else has counted, and their durations in buckets.</summary>
/// <param name="file">Number of the file that states them first.</param>
/// <param name="line">Its line.</param>
internal sealed class Counter(int file, int line)
{
    /// <summary>Number of the file.</summary>
    public int File => file;

    /// <summary>Line of the file.</summary>
    public int Line => line;

    /// <summary>Calls.</summary>
    public double Calls { get; set; }

    /// <summary>Calls that failed.</summary>
    public double Errors { get; set; }

    /// <summary>Durations as the caller saw them.</summary>
    public BucketQuantiles AtCaller { get; } = new();

    /// <summary>Durations as the callee saw them.</summary>
    public BucketQuantiles AtCallee { get; } = new();
}
