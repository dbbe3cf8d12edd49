namespace DepGuard.Readers.Spring.Settings;

/// <summary>Whose statement a property is.</summary>
internal enum PropertyOrigin
{
    /// <summary>A file of the application.</summary>
    Own,

    /// <summary>A file that a configuration server hands to all its clients.</summary>
    Shared,

    /// <summary>A variable or an argument of the deployment.</summary>
    Deployment,
}
