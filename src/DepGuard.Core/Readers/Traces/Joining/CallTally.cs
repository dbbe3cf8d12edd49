namespace DepGuard.Readers.Traces.Joining;

/// <summary>What was seen of the calls between two ends.</summary>
/// <param name="file">Number of the file that shows the first one.</param>
/// <param name="line">Its line.</param>
internal sealed class CallTally(int file, int line)
{
    /// <summary>Number of the file that shows the first call.</summary>
    public int File => file;

    /// <summary>Line of the first call.</summary>
    public int Line => line;

    /// <summary>Calls.</summary>
    public long Calls { get; private set; }

    /// <summary>Calls that failed.</summary>
    public long Errors { get; private set; }

    /// <summary>Most attempts after the first; 0 if none was seen.</summary>
    public int Resends { get; private set; }

    /// <summary>Durations.</summary>
    public LatencyHistogram Durations { get; } = new();

    /// <summary>Adds a call.</summary>
    public void Add(bool isError, long nanoseconds, int resend)
    {
        Calls++;
        Errors += isError ? 1 : 0;
        Resends = Math.Max(Resends, resend);
        Durations.Add(nanoseconds);
    }
}
