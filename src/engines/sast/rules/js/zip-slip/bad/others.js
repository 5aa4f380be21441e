const fs = require('fs');
const path = require('path');
const AdmZip = require('adm-zip');
const tar = require('tar-stream');

function unzip(file, folder) {
  const zip = new AdmZip(file);
  zip.getEntries().forEach((entry) => {
    // ruleid: js/zip-slip
    fs.writeFileSync(folder + '/' + entry.entryName, entry.getData());
  });
}

function untar(folder) {
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    // ruleid: js/zip-slip
    stream.pipe(fs.createWriteStream(path.resolve(folder, header.name)));
    next();
  });
}

function folders(zip, folder) {
  for (const zipEntry of zip.getEntries()) {
    // ruleid: js/zip-slip
    fs.mkdirSync(path.join(folder, zipEntry.entryName), { recursive: true });
  }
}

module.exports = { unzip, untar, folders };
