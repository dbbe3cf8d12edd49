namespace DepGuard.Sources;

/// <summary>A place in a file. Lines and columns count from 1; the end is exclusive.</summary>
public readonly record struct SourceSpan(string Path, int Line, int Column, int EndLine, int EndColumn)
    : IComparable<SourceSpan>
{
    /// <summary>The beginning of a file, for statements about the file as a whole.</summary>
    public static SourceSpan StartOf(string path) => new(path, 1, 1, 1, 1);

    /// <summary>Orders by path (ordinal), then by place.</summary>
    public int CompareTo(SourceSpan other)
    {
        var path = string.CompareOrdinal(Path, other.Path);
        return path != 0 ? path : (Line, Column, EndLine, EndColumn).CompareTo((other.Line, other.Column, other.EndLine, other.EndColumn));
    }

    /// <summary>The form <c>path(line,column)</c>, which compilers and editors recognise.</summary>
    public override string ToString() => $"{Path}({Line},{Column})";
}
