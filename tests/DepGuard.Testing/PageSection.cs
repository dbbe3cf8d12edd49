namespace DepGuard.Testing;

/// <summary>What stands under one heading of a rule page.</summary>
/// <param name="Heading">The heading, without <c>##</c>.</param>
/// <param name="Text">Everything below it up to the next heading, trimmed.</param>
/// <param name="Blocks">Its fenced blocks, in order.</param>
public sealed record PageSection(string Heading, string Text, IReadOnlyList<CodeBlock> Blocks);
