using DepGuard.Sources;

namespace DepGuard.Readers.Nginx;

/// <summary>A word of an nginx configuration.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="At">Its place.</param>
internal readonly record struct NginxWord(string Text, SourceSpan At);
