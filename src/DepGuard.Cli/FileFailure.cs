namespace DepGuard.Cli;

/// <summary>Why a file cannot be read or written, without the full path that the message of the exception holds.</summary>
internal static class FileFailure
{
    /// <summary>The reason in words.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException => "it is a link to a file that does not exist",
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "permission denied",
        _ => failure.GetType().Name,
    };
}
