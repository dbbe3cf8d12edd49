namespace DepGuard.Reports.Text;

/// <summary>Breaks text at spaces so that it fits a terminal.</summary>
internal static class TextWrap
{
    private const int Narrowest = 20;

    /// <summary>The lines; a word that is too long stays whole, so that it can be copied.</summary>
    /// <param name="text">Text without line breaks.</param>
    /// <param name="width">Columns of a line; less than 20 for no wrapping.</param>
    /// <param name="taken">Columns of the first line that are in use already.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int taken = 0)
    {
        if (width < Narrowest || text.Length <= width - taken)
            return [text];

        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var room = lines.Count == 0 ? width - taken : width;
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }
}
