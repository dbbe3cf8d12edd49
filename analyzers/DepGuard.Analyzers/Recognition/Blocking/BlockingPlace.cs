namespace DepGuard.Analyzers.Recognition.Blocking;

/// <summary>Where a blocking auth call stands, as far as that makes it worse.</summary>
internal enum BlockingPlace
{
    /// <summary>It blocks the thread that makes it.</summary>
    Usual,

    /// <summary>It blocks a callback that the framework runs synchronously, for every request.</summary>
    FrameworkCallback,

    /// <summary>It blocks everybody who needs the same lock, initializer or factory.</summary>
    Serialised,
}
