namespace DepGuard.Reports.Html.Drawing;

/// <summary>Where a service is drawn: its upper left corner, in pixels.</summary>
internal readonly record struct Box(int X, int Y)
{
    /// <summary>Width of every box.</summary>
    public const int Width = 168;

    /// <summary>Height of every box.</summary>
    public const int Height = 26;
}
