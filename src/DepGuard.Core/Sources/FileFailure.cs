namespace DepGuard.Sources;

/// <summary>Why a file cannot be read or written, without the full path that the message of the system holds.</summary>
public static class FileFailure
{
    /// <summary>The reason in words.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="path">The full path of the file, if it is one on the disk; of a folder in its place the system only says that access is denied.</param>
    public static string Reason(Exception failure, string? path = null) => failure switch
    {
        InvalidDataException => failure.Message.TrimEnd('.'),
        _ when Directory.Exists(path) => "it is a folder",
        FileNotFoundException when path is not null && new FileInfo(path).LinkTarget is not null => "it is a link to a file that does not exist",
        FileNotFoundException => "it does not exist any more",
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "permission denied",
        _ => WithoutPath(failure.Message, path).TrimEnd('.'),
    };

    /// <summary>The system names the path at the end, <c>No space left on device : '/srv/out.json'</c>, or amid the sentence.</summary>
    private static string WithoutPath(string message, string? path)
    {
        var words = message.Split(" : '")[0];
        return path is null ? words : words.Replace($" '{path}'", string.Empty, StringComparison.Ordinal);
    }
}
