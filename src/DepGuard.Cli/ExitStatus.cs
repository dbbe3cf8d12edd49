namespace DepGuard.Cli;

/// <summary>Exit status of the command, the same whatever the format.</summary>
internal static class ExitStatus
{
    /// <summary>No finding at or above <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Usage or configuration error.</summary>
    public const int Usage = 2;

    /// <summary>No service found.</summary>
    public const int NothingToScan = 3;

    /// <summary>Some input could not be read.</summary>
    public const int Unreadable = 4;

    /// <summary>Internal error, or standard output that takes no more.</summary>
    public const int Internal = 70;

    /// <summary>Cancelled.</summary>
    public const int Cancelled = 130;
}
